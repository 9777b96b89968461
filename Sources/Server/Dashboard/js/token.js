// Asks for the token, once for however many requests wait for it.

/** The token, or null when the reader would rather not. `refused`: the one that was sent was not accepted. */
export function askToken(refused) {
  const dialog = document.getElementById("token");
  const field = document.getElementById("token-value");
  const why = document.getElementById("token-why");
  if (refused) why.textContent = "That token was not accepted. It is what FULLCOURT_TOKEN was set to where fullcourt serve was started.";
  field.value = "";
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      const token = field.value.trim();
      field.value = "";
      resolve(dialog.returnValue === "ok" && token ? token : null);
    }, { once: true });
    dialog.returnValue = "cancel";
    // Enter means yes: the first button of the form would be the other one.
    field.onkeydown = (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      dialog.close("ok");
    };
    dialog.showModal();
    field.focus();
  });
}
