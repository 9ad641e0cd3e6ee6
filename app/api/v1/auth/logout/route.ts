import { logoutDoor } from "@/lib/doors/auth/logout-door.ts";

export { logoutDoor as POST };
