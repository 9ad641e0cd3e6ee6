import { beginDoor } from "@/lib/doors/auth/sso/begin-door.ts";

export { beginDoor as POST };
