type Line = { readonly underWay: Promise<void>; next: Promise<unknown> | null };

const lines = new Map<string, Line>();

/**
 * Asks a question once for all who want its answer before the asking begins. Where the same question
 * is under way already, the next one waits for it, and everybody who comes meanwhile shares that: what
 * they hear was asked after they came, never before.
 * @param name of the question; two of one name must be the same.
 */
export function askJointly<Answer>(name: string, ask: () => Promise<Answer>): Promise<Answer> {
  const line = lines.get(name);
  if (line === undefined) return begin(name, ask);
  line.next ??= line.underWay.then(() => begin(name, ask));
  return line.next as Promise<Answer>;
}

function begin<Answer>(name: string, ask: () => Promise<Answer>): Promise<Answer> {
  const answer = ask();
  const line: Line = { underWay: ended(answer), next: null };
  lines.set(name, line);
  void line.underWay.then(() => {
    if (line.next === null) lines.delete(name);
  });
  return answer;
}

async function ended(answer: Promise<unknown>): Promise<void> {
  try {
    await answer;
  } catch {
    // Whoever asked hears of it; the next asks anew.
  }
}
