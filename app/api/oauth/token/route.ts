import { tokenDoor } from "@/lib/doors/oauth/token-door.ts";

export {
  tokenDoor as DELETE,
  tokenDoor as GET,
  tokenDoor as OPTIONS,
  tokenDoor as PATCH,
  tokenDoor as POST,
  tokenDoor as PUT,
};
