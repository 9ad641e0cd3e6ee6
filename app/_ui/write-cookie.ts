/**
 * Keeps a preference of this browser for a year, so that the server can render with it. Holds
 * nothing secret and is readable by scripts.
 */
export function writeCookie(name: string, value: string): void {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${name}=${value}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
}
