import { enterDoor } from "@/lib/doors/guest/enter-door.ts";

export { enterDoor as POST };
