/** How files are shown: as pictures, or as lines with more of what is known of them. */
export type MediaView = "grid" | "list";

/** The cookie that holds the choice, so that the server's first picture is already right. */
export const mediaViewCookie = "gatehouse.media";

export const readMediaView = (value: string | undefined): MediaView =>
  value === "list" ? "list" : "grid";
