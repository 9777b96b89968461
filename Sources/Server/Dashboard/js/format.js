// Numbers, dates and names as they are printed, independent of the reader's locale so that pages match the commands.

const NONE = "–";
const known = (value) => typeof value === "number" && Number.isFinite(value);

/** `4.593`; a dash where there is no number. */
export function fixed(value, places = 1) {
  if (!known(value)) return NONE;
  const text = Math.abs(value).toFixed(places);
  return (value < 0 && Number(text) !== 0 ? "−" : "") + text;
}

/** With its sign, a true minus; zero has none. */
export function signed(value, places = 2) {
  if (!known(value)) return NONE;
  const text = Math.abs(value).toFixed(places);
  if (Number(text) === 0) return text;
  return (value < 0 ? "−" : "+") + text;
}

/** `20,839`. */
export function count(value) {
  if (!known(value)) return NONE;
  const digits = String(Math.abs(Math.round(value))).replace(/\B(?=(\d{3})+$)/g, ",");
  return (value < 0 ? "−" : "") + digits;
}

/** A share as `31 %`. */
export function percent(share, places = 0) {
  return known(share) ? `${fixed(share * 100, places)} %` : NONE;
}

export function signedPercent(share, places = 2) {
  return known(share) ? `${signed(share * 100, places)} %` : NONE;
}

/** Bytes in powers of 1000: `655 kB`, `1.5 MB`. */
export function bytes(value) {
  if (!known(value)) return NONE;
  if (value < 1000) return `${value} B`;
  for (const [unit, size] of [["kB", 1e3], ["MB", 1e6], ["GB", 1e9]]) {
    if (value < size * 999.5) return `${fixed(value / size, value < size * 10 && unit !== "kB" ? 1 : 0)} ${unit}`;
  }
  return `${fixed(value / 1e12, 1)} TB`;
}

/** Seconds as `11 s`, `2 min 52 s`, `1 h 05 min`. */
export function duration(seconds) {
  if (!known(seconds)) return NONE;
  const whole = Math.round(seconds);
  if (seconds < 10) return `${fixed(seconds, 1)} s`;
  if (whole < 60) return `${whole} s`;
  const two = (n) => String(n).padStart(2, "0");
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${two(whole % 60)} s`;
  const minutes = Math.round(whole / 60);
  return `${Math.floor(minutes / 60)} h ${two(minutes % 60)} min`;
}

/** Money in the currency of the user's own price list, which has no name here; small sums with the places they need. */
export function money(value) {
  const number = typeof value === "string" ? Number(value) : value;
  if (!known(number)) return NONE;
  const places = number !== 0 && Math.abs(number) < 0.1 ? 4 : 2;
  return fixed(number, places).replace(/(\.\d\d)0+$/, "$1");
}

/** Hours as `2 h 05 min`. */
export function hours(value) {
  return known(value) ? duration(value * 3600) : NONE;
}

const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `2025-04-11` as `Fri 11 Apr 2025`, or shorter without weekday and year. */
export function day(text, { weekday = true, year = true } = {}) {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text ?? "");
  if (!found) return text ? String(text) : NONE;
  const date = new Date(Date.UTC(+found[1], +found[2] - 1, +found[3]));
  return `${weekday ? `${DAYS[date.getUTCDay()]} ` : ""}${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}` + (year ? ` ${found[1]}` : "");
}

/** An instant as `22 Nov 2026 21:04 UTC`. */
export function instant(text) {
  const date = new Date(text ?? NaN);
  if (Number.isNaN(date.getTime())) return text ? String(text) : NONE;
  const iso = date.toISOString();
  return `${day(iso.slice(0, 10), { weekday: false })} ${iso.slice(11, 16)} UTC`;
}

/** Season 2025 is 2024-25. */
export function season(end) {
  return known(end) ? `${end - 1}-${String(end % 100).padStart(2, "0")}` : NONE;
}

/** The short form of a team's name: its last word, but for the one with two. */
export function nickname(team) {
  const words = String(team ?? "").split(" ");
  return words.slice(words.at(-2) === "Trail" ? -2 : -1).join(" ");
}

/** A name from the code, as words: `residualCorrection` → `residual correction`. */
export function words(name) {
  return String(name ?? "").replace(/([a-z])([A-Z0-9])/g, (_, a, b) => `${a} ${b.toLowerCase()}`).replace(/_/g, " ");
}

export function plural(n, one, many = `${one}s`) {
  return `${count(n)} ${n === 1 ? one : many}`;
}
