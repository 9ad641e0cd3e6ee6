import type { Command } from "../lib/command.ts";
import { migrateDatabase } from "../lib/migrate-database.ts";

export const migrate: Command = {
  summary: "bring the database to the newest migration",
  usage: `npm run gatehouse -- migrate [--data DIR]

Applies the migrations the database has not seen, each in one transaction, and renews the rights of
the application's own role. npm start does the same.
`,
  needs: "instance",
  run: async () => {
    const owner = process.env["DATABASE_URL"] ?? "";
    const applied = await migrateDatabase(owner, process.env["DATABASE_APP_URL"] ?? "");
    const text = applied.length === 0 ? ["The database is up to date."] : applied;
    process.stdout.write(`${text.join("\n")}\n`);
    return 0;
  },
};
