import type { Server } from "node:http";

/** What a server has used since it began: CPU time in microseconds, and round trips to PostgreSQL. */
export type Usage = { readonly cpu: number; readonly statements: number };

/** Listens on a free port, tells the parent which, and after that its usage whenever it is asked. */
export function answerUsage(server: Server, statements: () => number): void {
  server.listen(0, "127.0.0.1", () => {
    const address = server.address();
    process.send?.({ port: typeof address === "object" ? address?.port : 0 });
  });
  process.on("message", () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpu: user + system, statements: statements() });
  });
  process.once("disconnect", () => process.exit(0));
}
