/**
 * Lets stages that run at the same time speak one after the other. Whoever began first has the
 * floor and is heard as it speaks; what the others say is kept, and told whole when it is their turn.
 * @param {(text: string) => void} write
 * @typedef {{ say: (text: string) => void, end: () => void }} Speaker
 */
export function createFloor(write) {
  const waiting = [];
  /** The next has the floor; whoever has ended by then is told and gone at once. */
  const advance = () => {
    for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
      for (const text of next.kept.splice(0)) write(text);
      if (!next.ended) return;
      waiting.shift();
    }
  };
  return {
    /** @returns {Speaker} */
    enter: () => {
      const speaker = { kept: [], ended: false };
      waiting.push(speaker);
      return {
        say: (text) => {
          speaker.kept.push(text);
          if (waiting[0] === speaker) advance();
        },
        end: () => {
          speaker.ended = true;
          if (waiting[0] === speaker) advance();
        },
      };
    },
  };
}
