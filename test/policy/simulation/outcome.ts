import type { Atom, Element, ElementId, Scene } from "../../../policy/simulation";

/** Whether an element is up from a time on; the first entry is how it is at rest. */
type Course = readonly { readonly at: number; readonly up: boolean }[];

interface Courses {
  readonly surely: Course;
  readonly possibly: Course;
}

const REST = Number.NEGATIVE_INFINITY;

/**
 * What an element does after a fault at time 0, worked out element by element over time: slow, and written without the engine. Of elements
 * without cycles.
 */
export function courseOf(scene: Pick<Scene, "elements">, id: ElementId, atoms: readonly Atom[]): Courses {
  const known = new Map<ElementId, Courses>();
  const of = (one: ElementId): Courses => {
    const before = known.get(one);
    if (before) return before;
    const element = scene.elements[one]!;
    const kids = element.kids.map(of);
    const courses = element.op === "leaf" ? leaf(element, atoms) : joined(element, kids);
    known.set(one, courses);
    return courses;
  };
  return of(id);
}

function leaf({ atoms: own, opaque, mayFailWith }: Element, atoms: readonly Atom[]): Courses {
  const fails = own.some((atom) => atoms.includes(atom));
  const may = atoms.some((atom) => mayFailWith?.(atom));
  const course = (rest: boolean, after: boolean): Course => [
    { at: REST, up: rest },
    { at: 0, up: after },
  ];
  const isKnown = opaque === undefined;
  return { surely: course(isKnown, isKnown && !fails && !may), possibly: course(true, !fails) };
}

function joined({ op, k, rise, fall }: Element, kids: readonly Courses[]): Courses {
  const both = (make: (plane: "surely" | "possibly") => Course): Courses => ({
    surely: make("surely"),
    possibly: make("possibly"),
  });
  if (op === "not") return { surely: turned(kids[0]!.possibly), possibly: turned(kids[0]!.surely) };
  if (op === "delay") return both((plane) => delayed(kids[0]![plane], rise?.seconds ?? 0, fall?.seconds ?? 0));
  const needed = op === "all" ? kids.length : op === "any" ? 1 : k;
  return both((plane) =>
    counted(
      kids.map((kid) => kid[plane]),
      needed,
    ),
  );
}

const turned = (course: Course): Course => course.map(({ at, up }) => ({ at, up: !up }));

/** The state from a time on. */
export const upAt = (course: Course, time: number): boolean => course.findLast(({ at }) => at <= time)!.up;

function counted(kids: readonly Course[], needed: number): Course {
  const times = [...new Set([REST, ...kids.flatMap((kid) => kid.map(({ at }) => at))])].sort((a, b) => a - b);
  return times.map((at) => ({ at, up: kids.filter((kid) => upAt(kid, at)).length >= needed }));
}

function delayed(kid: Course, rise: number, fall: number): Course {
  const made: { at: number; up: boolean }[] = [{ at: REST, up: kid[0]!.up }];
  kid.forEach(({ at, up }, index) => {
    const then = at + (up ? rise : fall);
    const lasts = kid.slice(index + 1).every((later) => later.up === up || later.at > then);
    if (at !== REST && lasts && made.at(-1)!.up !== up) made.push({ at: then, up });
  });
  return made;
}

/** An element's outcome in a word: `continues`, `after 120`, `down`, `undecided`, and `broken` where it is not up at rest. */
export function outcomeOf(scene: Scene, id: ElementId, atoms: readonly Atom[]): string {
  const { surely, possibly } = courseOf(scene, id, atoms);
  if (!surely[0]!.up) return possibly[0]!.up ? "undecided at rest" : "broken";
  if (surely.every(({ up }) => up)) return "continues";
  const last = surely.at(-1)!;
  if (last.up) return `after ${surely.findLast(({ up }, index) => up && !surely[index - 1]?.up)!.at}`;
  return possibly.at(-1)!.up ? "undecided" : "down";
}
