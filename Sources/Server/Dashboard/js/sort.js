// Sorting rows: what is not known stands last, whichever way.

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
const missing = (v) => v === null || v === undefined || v === "" || (typeof v === "number" && Number.isNaN(v));

/** Compares two values of the same kind, ascending. */
export function compare(a, b) {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return collator.compare(String(a), String(b));
}

/** A sorted copy; equal rows keep their order. */
export function sorted(rows, value, descending = false) {
  const sign = descending ? -1 : 1;
  return rows.map((row, place) => ({ row, place, key: value(row) }))
    .sort((a, b) => {
      const [noA, noB] = [missing(a.key), missing(b.key)];
      if (noA || noB) return noA && noB ? a.place - b.place : noA ? 1 : -1;
      return sign * compare(a.key, b.key) || a.place - b.place;
    })
    .map((entry) => entry.row);
}

/** Text without accents and case, for searching: `Dončić` is found as `doncic`. */
export function folded(text) {
  return String(text ?? "").normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
