import { cspReportsDoor } from "@/lib/doors/client-errors/csp-reports-door.ts";

export { cspReportsDoor as POST };
