import assert from "node:assert/strict";
import fc from "fast-check";
import { layout } from "../../../../cli/report/page/layout";
import type { Box, Line, Look, Scene, Shape } from "../../../../cli/report/page/layout/scene";
import { widthOf } from "../../../../cli/report/page/layout/text";
import { modelFrom, short, warmStandby, type ServiceSize } from "./exports";
import { EVERY, withStores } from "./stores";

const PAGES = [
  { width: 1232, sideBySide: true },
  { width: 752, sideBySide: false },
];

const size: fc.Arbitrary<ServiceSize> = fc
  .record({
    zones: fc.integer({ min: 1, max: 6 }),
    min: fc.nat(20),
    more: fc.nat(80),
    singleNat: fc.boolean(),
    name: fc.stringMatching(/^[a-zA-Z][\w.-]{0,60}$/),
  })
  .map(({ more, ...rest }) => ({ ...rest, max: rest.min + more }));

/** Any of the kinds of stores, in any order, under any name. */
const stores = fc
  .shuffledSubarray([...EVERY])
  .chain((chosen) =>
    fc
      .uniqueArray(fc.stringMatching(/^[a-z][a-z0-9-]{0,50}$/), { minLength: chosen.length, maxLength: chosen.length })
      .map((names) => chosen.map(([, store], i) => [names[i]!, store] as const)),
  );

/** The box that a line takes, by the widths it was fitted with. */
function boxOf({ x, y, size: height, anchor, parts }: Line): Box {
  const w = parts.reduce((sum, { text, bold }) => sum + widthOf(text, height, bold), 0);
  return { x: anchor === "start" ? x : anchor === "end" ? x - w : x - w / 2, y: y - height * 0.8, w, h: height };
}

function inside(inner: Box, outer: Box): boolean {
  const near = 0.01;
  return (
    inner.x >= outer.x - near &&
    inner.y >= outer.y - near &&
    inner.x + inner.w <= outer.x + outer.w + near &&
    inner.y + inner.h <= outer.y + outer.h + near
  );
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

function of(scene: Scene, ...looks: Look[]): Shape[] {
  return scene.shapes.filter((one) => looks.includes(one.look));
}

function each(check: (scene: Scene) => void): void {
  fc.assert(
    fc.property(size, size, stores, fc.constantFrom(...PAGES), (primary, secondary, chosen, page) =>
      check(layout(modelFrom(withStores(warmStandby(primary, secondary), chosen)).picture, page)),
    ),
    { numRuns: 40 },
  );
}

describe("the drawing's layout, whatever the number of zones, instances and letters", () => {
  it("keeps every text inside its shape, and apart from every other", () => {
    each((scene) => {
      const texts = scene.shapes.flatMap((shape) => shape.lines.map((line) => ({ shape, line, box: boxOf(line) })));
      const say = ({ line }: { line: Line }) => line.parts.map((one) => one.text).join("");
      for (const one of texts) assert.ok(inside(one.box, one.shape), `"${say(one)}" leaves its ${one.shape.look}`);
      texts.forEach((a, i) =>
        texts.slice(i + 1).forEach((b) => assert.ok(!overlap(a.box, b.box), `"${say(a)}" overlaps "${say(b)}"`)),
      );
    });
  });

  it("keeps squares inside their group, and apart", () => {
    each((scene) => {
      for (const group of of(scene, "group")) {
        const squares = (group.glyphs ?? []).map(({ x, y }) => ({ x, y, w: 11, h: 11 }));
        for (const one of squares) assert.ok(inside(one, group));
        squares.forEach((a, i) => squares.slice(i + 1).forEach((b) => assert.ok(!overlap(a, b))));
      }
    });
  });

  it("nests AZs in VPCs, VPCs in regions, and all in the scene", () => {
    const nests: [Look, Look][] = [
      ["vpc", "region"],
      ["zone", "vpc"],
      ["subnet", "zone"],
      ["nat", "subnet"],
      ["balancer", "vpc"],
      ["group", "vpc"],
      ["bucket", "region"],
      ["store", "region"],
      ["store-part", "store"],
      ["record", "panel"],
      ["check", "panel"],
    ];
    each((scene) => {
      const all = { x: 0, y: 0, w: scene.width, h: scene.height };
      for (const shape of scene.shapes) assert.ok(inside(shape, all), shape.look);
      for (const [inner, outer] of nests) {
        for (const one of of(scene, inner)) {
          assert.ok(
            of(scene, outer).some((frame) => inside(one, frame)),
            `a ${inner} is in no ${outer}`,
          );
        }
      }
    });
  });

  it("keeps shapes of one kind apart", () => {
    each((scene) => {
      for (const look of [
        "region",
        "vpc",
        "zone",
        "subnet",
        "nat",
        "balancer",
        "target-group",
        "group",
        "bucket",
        "store",
        "store-part",
        "record",
        "gateway",
      ] as const) {
        const like = of(scene, look);
        like.forEach((a, i) => like.slice(i + 1).forEach((b) => assert.ok(!overlap(a, b), `two of ${look} overlap`)));
      }
    });
  });

  it("ends every arrow at the edge of its target", () => {
    each((scene) => {
      assert.ok(scene.arrows.length > 0);
      for (const { points, to } of scene.arrows) {
        const end = points.at(-1)!;
        const hit = scene.shapes.some(
          (shape) =>
            (shape.urn === to || shape.look === "host") &&
            inside({ ...end, w: 0, h: 0 }, shape) &&
            [shape.x, shape.x + shape.w, shape.y].some((edge, i) => Math.abs(edge - (i < 2 ? end.x : end.y)) < 0.01),
        );
        assert.ok(hit, `an arrow to ${short(to)} ends in the open`);
      }
    });
  });

  it("sets a store and its copy side by side, and joins them by a straight arrow", () => {
    const scene = layout(modelFrom(withStores(warmStandby({ zones: 2 }), EVERY)).picture, PAGES[0]!);
    const arrows = scene.arrows.filter((one) => one.copies);
    assert.equal(arrows.length, EVERY.length);
    for (const { points, from, to } of arrows) {
      assert.deepEqual([points.length, points[0]!.y], [2, points[1]!.y], `${short(from)} to ${short(to)}`);
      const [left, right] = [from, to].map((urn) =>
        of(scene, "store")
          .filter((one) => one.urn === urn)
          .at(-1)!,
      );
      assert.ok(left!.y === right!.y && left!.x < right!.x);
    }
    assert.deepEqual(arrows.map((one) => [one.copies, one.both ?? false]).sort(), [
      ...Array.from({ length: 3 }, () => ["backups", false]),
      ...Array.from({ length: 3 }, () => ["replication", false]),
      ...Array.from({ length: 2 }, () => ["replication", true]),
    ]);
  });

  it("draws each copy past stacked regions in a lane of its own", () => {
    const scene = layout(modelFrom(withStores(warmStandby(), EVERY)).picture, PAGES[1]!);
    const lanes = scene.arrows.filter((one) => one.copies).map((one) => one.points[1]!.x);
    assert.equal(new Set(lanes).size, EVERY.length);
    for (const x of lanes) assert.ok(x > 0 && x < of(scene, "store")[0]!.x);
  });

  it("has no band of data without stores", () => {
    const scene = layout(modelFrom(warmStandby()).picture, PAGES[0]!);
    const texts = scene.shapes.flatMap((one) => one.lines.flatMap((line) => line.parts.map(({ text }) => text)));
    assert.ok(!texts.includes("Data"));
    assert.deepEqual(of(scene, "store"), []);
  });

  it("sets both regions side by side on a wide page and one below the other on a narrow one", () => {
    const { picture } = modelFrom(warmStandby());
    const [first, second] = of(layout(picture, PAGES[0]!), "region") as [Shape, Shape];
    assert.ok(first.y === second.y && first.x + first.w < second.x);
    const [above, below] = of(layout(picture, PAGES[1]!), "region") as [Shape, Shape];
    assert.ok(above.x === below.x && above.y + above.h < below.y);
  });

  it("folds between the names and the regions", () => {
    const scene = layout(modelFrom(warmStandby()).picture, PAGES[0]!);
    for (const one of of(scene, "record", "distribution")) assert.ok(one.y + one.h <= scene.fold);
    for (const one of of(scene, "region")) assert.ok(one.y >= scene.fold);
  });
});

describe("the drawing of a standby", () => {
  const drawn = (secondary: ServiceSize) => {
    const scene = layout(modelFrom(warmStandby({}, secondary)).picture, PAGES[0]!);
    const group = of(scene, "group")[1]!;
    const texts = group.lines.map((one) => one.parts.map(({ text }) => text).join(""));
    return { state: group.state, texts, running: group.glyphs!.filter((one) => one.kind === "running").length };
  };

  it("is empty without an instance", () => {
    const { state, texts, running } = drawn({ min: 0, max: 18 });
    assert.deepEqual([state, running], ["empty", 0]);
    assert.ok(texts.includes("0 of 18, launchable"), String(texts));
  });

  it("is standby with instances", () => {
    const { state, texts, running } = drawn({ min: 3, max: 18 });
    assert.deepEqual([state, running], ["standby", 3]);
    assert.ok(texts.includes("3 of 18 instances"), String(texts));
  });

  it("is not launchable with a maximum of 0", () => {
    assert.ok(drawn({ min: 0, max: 0 }).texts.includes("0 of 0, cannot launch"));
  });

  it("differs from the serving region", () => {
    const scene = layout(modelFrom(warmStandby()).picture, PAGES[0]!);
    assert.deepEqual(
      of(scene, "region").map((one) => one.state),
      ["serves", "standby"],
    );
  });
});
