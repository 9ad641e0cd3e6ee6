import { refreshDoor } from "@/lib/doors/auth/refresh-door.ts";

export { refreshDoor as POST };
