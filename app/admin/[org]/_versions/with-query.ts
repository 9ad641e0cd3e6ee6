/** An address with more in its query. */
export function withQuery(address: string, more: Readonly<Record<string, string>>): string {
  const [path = "", query = ""] = address.split("?");
  return `${path}?${new URLSearchParams({ ...Object.fromEntries(new URLSearchParams(query)), ...more })}`;
}
