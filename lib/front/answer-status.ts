import { AsyncLocalStorage } from "node:async_hooks";
import type { ServerResponse } from "node:http";

/**
 * What is learnt of a request while it is answered: it failed for want of the database, or its
 * page says so readably by itself.
 */
type Course = { unavailable: boolean; said: { readonly seconds: number } | null };

/** @NOTE On globalThis: pages and what stands before them each have a copy of this module. */
const keeper = globalThis as typeof globalThis & {
  gatehouseCourse?: AsyncLocalStorage<Course>;
};
keeper.gatehouseCourse ??= new AsyncLocalStorage();
const courses = keeper.gatehouseCourse;

/**
 * Answers a request so that what could not be shown for want of the database is 503 and not 500,
 * and what could not be read is 400: a page of Next has no way to say so itself.
 * @param insteadOfPage begins the answer in place of a page that failed.
 */
export function answerHonestly<Result>(
  response: ServerResponse,
  run: () => Result,
  insteadOfPage?: (status: number) => ServerResponse,
): Result {
  const course: Course = { unavailable: false, said: null };
  const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => ServerResponse;
  const honest = (status: number, ...rest: unknown[]): ServerResponse => {
    const failed = status === 500 && course.unavailable;
    if (!failed && course.said === null) {
      return writeHead(status === 500 && isForAction(response) ? 400 : status, ...rest);
    }
    response.setHeader("Retry-After", String(course.said?.seconds ?? SHORTLY));
    return failed && insteadOfPage ? insteadOfPage(503) : writeHead(503, ...rest);
  };
  response.writeHead = honest;
  return courses.run(course, run);
}

/** Notes an error of the request that is being answered; only «unavailable» changes anything. */
export function noteRequestError(error: unknown): void {
  const course = courses.getStore();
  if (course !== undefined && isUnavailable(error)) course.unavailable = true;
}

/** Seconds after which to ask again, where nobody knows. */
const SHORTLY = 5;

/**
 * For a page that shows readably that something cannot be shown just now: it is answered with 503, and
 * after how many seconds it is worth asking again.
 */
export function sayUnavailable(seconds = SHORTLY): void {
  const course = courses.getStore();
  if (course !== undefined) course.said = { seconds };
}

/**
 * Whether the request names a Server Action. Ours never throw, so what fails then is Next's reading
 * of the arguments that somebody sent.
 */
const isForAction = ({ req }: ServerResponse): boolean => req.headers["next-action"] !== undefined;

/** @NOTE By its code: the error's class comes from another bundle than this module. */
const isUnavailable = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "code" in error && error.code === "unavailable";
