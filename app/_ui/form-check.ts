import type { FieldValues, Resolver } from "react-hook-form";
import type { ZodType } from "zod";

/** The schema of a form, or what brings it: a screen is shown before anybody types. */
export type FormSchema<Input, Output> =
  ZodType<Output, Input> | (() => Promise<ZodType<Output, Input>>);

export type FormCheck<Input extends FieldValues, Output> = {
  readonly resolver: Resolver<Input, unknown, Output>;
  /** Brings what checks, if it is not here yet. */
  readonly prepare: () => void;
};

/**
 * Checks what was typed against a schema. What checks is no part of the screen: it comes when the form
 * is entered (`prepare`), at the latest with the first check. Where it cannot be brought, nothing is
 * refused here: the server checks the same schema and says what is wrong.
 */
export function formCheck<Input extends FieldValues, Output>(
  schema: FormSchema<Input, Output>,
): FormCheck<Input, Output> {
  const bring = async () => {
    const [{ zodResolver }, checked] = await Promise.all([
      import("@hookform/resolvers/zod"),
      typeof schema === "function" ? schema() : schema,
    ]);
    return zodResolver(checked);
  };
  return {
    prepare: () => void bring().catch(() => undefined),
    resolver: async (values, context, options) => {
      const check = await bring().catch(() => null);
      if (check !== null) return check(values, context, options);
      return { values: values as unknown as Output, errors: {} };
    },
  };
}
