import { expect, test } from "vitest";
import { createFloor } from "../../../../scripts/lib/test-floor.mjs";

function hall() {
  const heard: string[] = [];
  const floor = createFloor((text) => void heard.push(text));
  return { enter: floor.enter, heard: () => heard.splice(0).join("") };
}

test("who speaks alone is heard as it speaks", () => {
  const { enter, heard } = hall();
  const one = enter();
  one.say("a");
  expect(heard()).toBe("a");
  one.say("b");
  one.end();
  expect(heard()).toBe("b");
});

test("who comes later is heard when the earlier has ended, and whole", () => {
  const { enter, heard } = hall();
  const [one, two] = [enter(), enter()];
  two.say("x");
  one.say("a");
  two.say("y");
  one.say("b");
  expect(heard()).toBe("ab");
  one.end();
  expect(heard()).toBe("xy");
  two.say("z");
  expect(heard()).toBe("z");
});

test("who has ended meanwhile is told in the order of their beginning", () => {
  const { enter, heard } = hall();
  const [one, two, three] = [enter(), enter(), enter()];
  three.say("3");
  three.end();
  two.say("2");
  two.end();
  one.say("1");
  expect(heard()).toBe("1");
  one.end();
  expect(heard()).toBe("23");
  const late = enter();
  late.say("4");
  expect(heard()).toBe("4");
});
