// Runs before anything is painted, so that a dark page never flashes white. Without a choice the system's wish stands.
(() => {
  try {
    const choice = localStorage.getItem("fullcourt.theme");
    if (choice === "light" || choice === "dark") document.documentElement.dataset.theme = choice;
  } catch {
    // Storage may be forbidden; then the system's wish stands.
  }
})();
