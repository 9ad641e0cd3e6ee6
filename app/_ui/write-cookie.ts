/**
 * Keeps a preference of this browser for a year, so that the server can render with it; for the
 * addresses below `path` alone. Holds nothing secret and is readable by scripts.
 */
export function writeCookie(name: string, value: string, path = "/"): void {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${name}=${value}; Path=${path}; Max-Age=31536000; SameSite=Lax${secure}`;
}
