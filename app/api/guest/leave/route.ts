import { leaveDoor } from "@/lib/doors/guest/leave-door.ts";

export { leaveDoor as POST };
