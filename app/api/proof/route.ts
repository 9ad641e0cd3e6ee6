import { proofDoor } from "@/lib/doors/link/proof-door.ts";

export { proofDoor as GET };
