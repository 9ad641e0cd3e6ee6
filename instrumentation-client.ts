import { watchErrors } from "@/app/_report/watch-errors.ts";
import { settleZod } from "@/app/_screens/settle-zod.ts";

settleZod();
watchErrors();
