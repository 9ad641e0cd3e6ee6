/** A field's name as people read it: `publishedAt` is «Published at». */
export function spelledOut(name: string): string {
  if (name === "id") return "Id";
  const words = name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
