import { config } from "zod";
import { watchErrors } from "@/app/_report/watch-errors.ts";

// @NOTE zod tries `new Function` to compile its checks; the Content Security Policy refuses it and
// would report a violation on every page.
config({ jitless: true });

watchErrors();
