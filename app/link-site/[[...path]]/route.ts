import { openLinkDoor } from "@/lib/doors/link/open-link-door.ts";
import { showLinkDoor } from "@/lib/doors/link/show-link-door.ts";

/** One entry, for whoever came with a link to it; reached through the wall's rewrite alone. */
export { openLinkDoor as POST, showLinkDoor as GET };
