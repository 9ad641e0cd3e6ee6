import { schemaDifference } from "./lib/schema-difference.ts";
import { withSomeServer } from "./lib/some-server.ts";

const difference = await withSomeServer((url) => schemaDifference(url));
if (difference === null) {
  process.stdout.write("prisma/migrations and prisma/schema.prisma agree.\n");
} else {
  process.stdout.write(
    `prisma/schema.prisma asks for more than the migrations do:\n${difference}\n`,
  );
  process.stdout.write("Run: npm run migration -- NAME\n");
  process.exitCode = 1;
}
