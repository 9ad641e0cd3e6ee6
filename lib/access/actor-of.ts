import type { Principal } from "./principal.ts";

/** Whose something is that was begun and is not done: nobody goes on with what another began. */
export function actorOf(principal: Principal): string {
  switch (principal.kind) {
    case "member":
      return `member:${principal.memberId}`;
    case "view":
      return `view:${principal.viewer.memberId}`;
    case "token":
      return `token:${principal.tokenId}`;
    case "domain":
      return `domain:${principal.domainId}`;
    case "guest":
      return `guest:${principal.guestId}`;
    case "link":
      return `link:${principal.linkId}`;
    case "anonymous":
    case "submitter":
    case "bypass":
    case "system":
    case "schedule":
      return principal.kind;
  }
}
