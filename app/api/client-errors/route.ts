import { clientErrorsDoor } from "@/lib/doors/client-errors/client-errors-door.ts";

export { clientErrorsDoor as POST };
