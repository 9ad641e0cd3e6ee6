const UNITS = ["bytes", "KB", "MB", "GB", "TB"];

/** A size as people read it: «0 bytes», «840 KB», «3.4 MB». Steps of 1000, as in shops and file managers. */
export function byteText(bytes: number): string {
  const step = bytes < 1000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  const amount = bytes / 1000 ** step;
  // @NOTE 999 950 would read «1000 KB»; nobody minds.
  const digits = step === 0 || amount >= 100 ? 0 : 1;
  const number = new Intl.NumberFormat("en", { maximumFractionDigits: digits }).format(amount);
  return `${number} ${bytes === 1 ? "byte" : (UNITS[step] ?? "")}`;
}
