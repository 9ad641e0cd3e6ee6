"use client";

import { useState } from "react";
import { withoutErrorsAt, type FieldErrors } from "@/app/_screens/fields/field-errors.ts";
import type { FormField } from "@/app/_screens/fields/form-field.ts";
import type { FormValues } from "@/app/_screens/fields/form-value.ts";
import { problemsIn, type Strictness } from "@/app/_screens/fields/problems-in.ts";
import type { ActionFailure } from "@/lib/doors/form/form-action.ts";
import { errorsOfFailure, failureText } from "./entry-values.ts";
import type { Outcome } from "./use-saving.ts";

/** What is wrong with what stands in a form: at its fields, and with none of them alone. */
export function useProblems(fields: readonly FormField[]) {
  const [errors, setErrors] = useState<FieldErrors>({});
  const [problem, setProblem] = useState<string | null>(null);
  const mark = (found: FieldErrors, said: string | null) => {
    setErrors(found);
    setProblem(said);
  };
  return {
    ...{ errors, problem, mark },
    /** Whether nothing is wrong with the values as far as the form can tell. */
    check: (values: FormValues, strictness: Strictness): boolean => {
      const found = problemsIn(fields, values, strictness);
      mark(found, null);
      return Object.keys(found).length === 0;
    },
    /** Marks what the server refused. */
    refuse: (why: ActionFailure): Outcome => {
      if (why.status === 401) return "signed-out";
      const found = errorsOfFailure(why);
      mark(found, Object.keys(found).length === 0 ? failureText(why) : null);
      return "refused";
    },
    forgive: (name: string) => {
      setErrors((now) => withoutErrorsAt(now, name));
      setProblem(null);
    },
  };
}
