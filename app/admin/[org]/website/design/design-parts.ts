import type { SchemaForm } from "@/app/_ui/use-schema-form.ts";
import type { z } from "zod";
import type { changeSiteDesignInput } from "@/lib/site-design/change-site-design-input.ts";

type Input = z.input<typeof changeSiteDesignInput>;
type Output = z.output<typeof changeSiteDesignInput>;

/** The form of a design, as its parts are given it. */
export type DesignFormState = SchemaForm<Input, Output>;
