/** A role's slug as words: «content-editor» → «Content editor». */
export function roleName(slug: string): string {
  const words = slug.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
