import { scimDoor } from "@/lib/doors/scim/scim-door.ts";

export {
  scimDoor as DELETE,
  scimDoor as GET,
  scimDoor as HEAD,
  scimDoor as PATCH,
  scimDoor as POST,
  scimDoor as PUT,
};
