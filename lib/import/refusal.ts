import type { WxrItem } from "./wxr-records.ts";

/** What decides whether an item is taken at all. */
export type Candidate = Pick<WxrItem, "postId" | "type" | "status" | "attachmentUrl">;

/** Whether items of a kind have a place here. */
export type Takes = (type: string) => boolean;

/** What every website has. */
export const takesWebsite: Takes = (type) => type === "page" || type === "post";

/** Why an item of an export is not taken, in words for a report; null when it is. */
export function refusalOf(
  { postId, type, status, attachmentUrl }: Candidate,
  takes: Takes,
): string | null {
  if (type === "attachment") {
    const where = attachmentUrl === "" ? "" : ` (${attachmentUrl.slice(0, 500)})`;
    return `the file lies outside and was not fetched${where}`;
  }
  const byType = BY_TYPE[type];
  if (byType !== undefined) return byType;
  if (!takes(type)) return `nothing here is of the kind “${type.slice(0, 60)}”`;
  if (postId === null) return "it has no number (post_id) to know it by again";
  return BY_STATUS[status] ?? null;
}

const BY_TYPE: Readonly<Record<string, string>> = {
  nav_menu_item: "menus are not taken: the page tree makes the navigation",
  revision: "earlier versions are not taken",
};

const BY_STATUS: Readonly<Record<string, string>> = {
  trash: "it lies in the trash",
  "auto-draft": "it is an automatic draft that nobody saved",
  inherit: "it is an earlier version of something else",
};
