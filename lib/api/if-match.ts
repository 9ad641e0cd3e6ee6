/**
 * The revisions that `If-Match` names, from the ETags of entries as `present` makes them.
 * @returns "any" for `*`; null without the header. A tag that is weak or not ours names none.
 */
export function revisionsOf(ifMatch: string | null): "any" | number[] | null {
  if (ifMatch === null) return null;
  if (ifMatch.trim() === "*") return "any";
  return ifMatch
    .split(",")
    .slice(0, 50)
    .flatMap((tag) => {
      const revision = /^"(\d{1,9})\.[0-9a-f]+"$/.exec(tag.trim())?.[1];
      return revision === undefined ? [] : [Number(revision)];
    });
}
