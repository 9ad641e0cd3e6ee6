/**
 * Whether the dashboard may show an image: files of this instance stand on every host alike. Others
 * it never loads: its Content-Security-Policy says so, and a foreign address must not learn who
 * writes here and when.
 */
export const isShownImage = (address: string): boolean => address.startsWith("/assets/");
