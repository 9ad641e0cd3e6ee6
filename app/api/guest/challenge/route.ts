import { challengeDoor } from "@/lib/doors/guest/challenge-door.ts";

export { challengeDoor as GET };
