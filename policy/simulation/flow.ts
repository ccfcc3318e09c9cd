import type { ElementId, Flow } from "./model";
import type { Scene } from "./scene";

/** Up while anything at all is delivered. */
export function someOf(flow: Flow, scene: Scene): ElementId {
  switch (flow.kind) {
    case "gate":
      return flow.element;
    case "units":
      return scene.any(flow.units, flow.why);
    case "least":
      return scene.all(
        flow.of.map((one) => someOf(one, scene)),
        "all of them deliver something",
      );
    case "best":
      return scene.any(
        flow.of.map((one) => someOf(one, scene)),
        "one of them delivers something",
      );
    case "pool": {
      const parts = flow.parts.map(({ chosen, units }) =>
        scene.all([chosen, scene.any(units, "a host")], "a host that is chosen"),
      );
      return scene.any(parts, flow.why);
    }
    case "part":
      return someOf(flow.flow, scene);
    case "split":
      return led(
        flow.parts.map((part) => ({ when: part.chosen, then: someOf(part.flow, scene) })),
        scene,
      );
    case "choose":
      return led(
        flow.cases.map((one) => ({ when: one.when, then: someOf(one.flow, scene) })),
        scene,
      );
  }
}

/** Up while a client that asks gets an answer, whichever part it is sent to; in doubt where only some do. */
export function answersOf(flow: Flow, scene: Scene): ElementId {
  switch (flow.kind) {
    case "gate":
      return flow.element;
    case "units":
      return scene.any(flow.units, flow.why);
    case "least":
      return scene.all(
        flow.of.map((one) => answersOf(one, scene)),
        "all of them answer",
      );
    case "best":
      return scene.any(
        flow.of.map((one) => answersOf(one, scene)),
        "one of them answers",
      );
    case "pool":
      return someOf(flow, scene);
    case "part":
      return answersOf(flow.flow, scene);
    case "choose":
      return led(
        flow.cases.map((one) => ({ when: one.when, then: answersOf(one.flow, scene) })),
        scene,
      );
    case "split": {
      const every = flow.parts.map((part) => {
        const isLeft = scene.not(part.chosen, `no client is sent to ${part.label}`);
        return scene.any([isLeft, answersOf(part.flow, scene)], `${part.label} answers its clients`);
      });
      const doubt = scene.unknown("Only some of the clients get an answer.");
      const some = scene.all([someOf(flow, scene), doubt], "some clients get an answer");
      return scene.any([scene.all(every, flow.why), some], flow.why);
    }
  }
}

/** What those get that are led by `when`. Where all are up it does not matter which of them is chosen. */
function led(cases: readonly { readonly when: ElementId; readonly then: ElementId }[], scene: Scene): ElementId {
  const all = scene.all(
    cases.map(({ then }) => then),
    "wherever clients are sent",
  );
  const each = cases.map(({ when, then }) => scene.all([when, then], "where clients are sent, and it delivers"));
  return scene.any([...each, all], "what clients are sent to delivers");
}

const decisive = new WeakMap<Flow, readonly ElementId[]>();

/** Every element that decides over a flow, once for each time that the flow names it. */
export function elementsOf(flow: Flow): readonly ElementId[] {
  const before = decisive.get(flow);
  if (before) return before;
  const made = elementsIn(flow);
  decisive.set(flow, made);
  return made;
}

function elementsIn(flow: Flow): readonly ElementId[] {
  switch (flow.kind) {
    case "gate":
      return [flow.element];
    case "units":
      return flow.units;
    case "split":
      return flow.parts.flatMap((part) => [part.chosen, ...elementsOf(part.flow)]);
    case "choose":
      return flow.cases.flatMap((one) => [one.when, ...elementsOf(one.flow)]);
    case "pool":
      return flow.parts.flatMap(({ chosen, units, grown }) => [chosen, ...units, ...(grown ? [grown.element] : [])]);
    case "part":
      return elementsOf(flow.flow);
    case "least":
    case "best":
      return flow.of.flatMap(elementsOf);
  }
}
