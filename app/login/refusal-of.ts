import type { FormRefusal } from "../_ui/use-schema-form.ts";

/** Why a step was refused. */
export type SignInRefusal = FormRefusal & {
  /** Of the error; null where the server could not answer. */
  readonly code: string | null;
};

/** The first error of a JSON:API document, in words. */
export async function refusalOf(response: Response): Promise<SignInRefusal> {
  try {
    const { errors } = (await response.json()) as { errors: [{ detail: string; code: string }] };
    return { message: errors[0].detail, code: errors[0].code };
  } catch {
    return { message: "The server could not answer. Try again in a moment.", code: null };
  }
}
