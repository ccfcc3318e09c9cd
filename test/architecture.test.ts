import assert from "node:assert/strict";
import { importCircles, namedKinds, tooLong, wrongImports } from "./architecture/imports";
import {
  builds,
  configurationReads,
  lookUps,
  madeInApply,
  orphans,
  programOf,
  unfinishedComponents,
  type Program,
} from "./architecture/pulumi";
import { projectSources, source, type Source } from "./architecture/source";

type Rule = (source: Source, program: Program) => string[];

const NETWORK = "components/network/network.ts";
const BOX = `class Box extends pulumi.ComponentResource {
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("x:y:Box", name, {}, opts);
    new aws.s3.Bucket(name, {}, { parent: this });
    this.registerOutputs({});
  }
}`;
const MAKER = `function bucket(name: string, opts: pulumi.CustomResourceOptions) {
  return new aws.s3.Bucket(name, {}, opts);
}`;

/** Each rule, and sources that break it and that keep it, as [path, text]. */
const RULES: Record<string, { rule: Rule; bad: [string, string][]; good: [string, string][] }> = {
  "imports go one way": {
    rule: wrongImports,
    bad: [
      [NETWORK, `import { x } from "../../index";`],
      [NETWORK, `import { x } from "../../cli/plan";`],
      ["components/region.ts", `import type { Rule } from "../policy/rule";`],
      ["components/topology/names.ts", `import { Network } from "../network/network";`],
      ["components/topology/names.ts", `export { Network } from "../network/network";`],
      ["components/topology/names.ts", `import { makeService } from "../compute";`],
      ["components/compute/fixed-fleet/kind.ts", `import { FixedFleet } from "./fixed-fleet";`],
      ["components/compute/kind.ts", `import { checkPair } from "../checks/pair";`],
      ["components/topology/names.ts", `import { kindOf } from "../compute/kinds";`],
      ["components/config/parse.ts", `import { topologyOf } from "../topology";`],
      ["components/config/schema/compute.ts", `import { containersKind } from "../../compute/containers/kind";`],
      ["components/compute/containers/schema.ts", `import { repositoryOf } from "./roles";`],
      ["components/topology/names.ts", `import { parseSettings } from "../checks";`],
      ["components/region.ts", `import { parseSettings } from "./checks";`],
      ["components/config/parse.ts", `const t = require("../topology/index.ts");`],
      ["policy/rule.ts", `import type { Settings } from "../components/config";`],
      ["policy/rules/s3/x.ts", `type X = typeof import("../../../cli/errors");`],
      ["policy/pack.ts", `const program = require("../index");`],
      ["policy/pack.ts", `export const x = import("../bench/plan");`],
      ["cli/plan/run.ts", `import * as program from "../../index";`],
      ["cli/plan/run.ts", `import { Region } from "../../components/region";`],
      ["cli/plan/run.ts", `import { topologyOf } from "../../components/topology";`],
      ["cli/plan/run.ts", `import x = require("../../test/support");`],
      ["index.ts", `import { x } from "./cli/main";`],
      ["facts/rds.ts", `import type { Engine } from "../components/topology/databases";`],
      ["facts/rds.ts", `import { QUEUE } from "../policy/services/types";`],
    ],
    good: [
      ["index.ts", `import { Region } from "./components/region"; import { stackConfig } from "./components/config";`],
      [NETWORK, `import { x } from "../storage/x"; import { y } from "../topology"; import { z } from "zod";`],
      ["components/topology/names.ts", `import type { Role } from "../config/schema/common"; import "./records";`],
      ["components/checks/volumes.ts", `import { kindOf } from "../compute/kinds";`],
      ["components/config/schema/compute.ts", `import { containers } from "../../compute/containers/schema";`],
      [
        "components/compute/fixed-fleet/checks.ts",
        `import { check } from "../../checks/check"; import "../../topology";`,
      ],
      ["components/config/parse.ts", `import { areas } from "./schema"; import * as pulumi from "@pulumi/pulumi";`],
      ["cli/plan/run.ts", `const p = require("../../index"); import { check } from "../../policy/check";`],
      ["cli/main.ts", `import { readSettings } from "../components/checks"; require("../package.json");`],
      [
        "policy/rules/s3/x.ts",
        `import type { Rule } from "../../rule"; import { REGIONS } from "../../../facts/regions";`,
      ],
      ["components/config/parse.ts", `import { REGIONS } from "../../facts/regions";`],
      ["test/x.test.ts", `import "../index"; import "../policy/check";`],
    ],
  },
  "only compute's own folder, the schema and the report name a kind of compute": {
    rule: namedKinds,
    bad: [
      ["components/region.ts", `if (settings.compute.type === "fixed") build();`],
      ["cli/plan/run.ts", `const auto = compute.type !== "auto-scaling";`],
      ["components/chaos/plan.ts", `const isFleet = service instanceof FixedFleet;`],
      ["components/volumes/volumes.ts", `import { slotsOf } from "../compute/fixed-fleet/kind";`],
    ],
    good: [
      ["components/compute/kinds.ts", `if (settings.type === "fixed") build();`],
      ["components/config/schema/compute.ts", `const type = z.literal("auto-scaling");`],
      ["components/checks/volumes.ts", `const fix = "Allowed: with holdfast:compute.type fixed.";`],
    ],
  },
  "no source is over 300 lines": {
    rule: tooLong,
    bad: [["cli/main.ts", "let x;\n".repeat(301)]],
    good: [["cli/main.ts", "let x;\n".repeat(300)]],
  },
  "only components/config/load.ts reads Pulumi's configuration": {
    rule: configurationReads,
    bad: [
      [NETWORK, `const zone = new pulumi.Config("holdfast").require("zone");`],
      [NETWORK, `import { Config } from "@pulumi/pulumi"; const c = new Config();`],
      ["index.ts", `const all = pulumi.runtime.allConfig();`],
      ["components/config/parse.ts", `const one = pulumi.runtime.getConfig("aws:region");`],
    ],
    good: [["components/config/load.ts", `const all = pulumi.runtime.allConfig();`]],
  },
  "nothing is looked up": {
    rule: lookUps,
    bad: [
      [NETWORK, `const zones = aws.getAvailabilityZonesOutput({ state: "available" });`],
      [NETWORK, `const image = await aws.ec2.getAmi({});`],
      [NETWORK, `const zone = aws.route53.Zone.get("zone", "Z1");`],
      ["components/region.ts", `const x = pulumi.runtime.invoke("aws:index/getRegion:getRegion", {});`],
      ["index.ts", `export const region = aws.getRegion();`],
      [NETWORK, `import { getRegion } from "@pulumi/aws"; const region = getRegion();`],
    ],
    good: [[NETWORK, `const project = pulumi.getProject(); const x = map.get("x"); const y = this.getter.getX();`]],
  },
  "nothing is made inside apply": {
    rule: madeInApply,
    bad: [
      [NETWORK, `ids.apply((all) => all.map((id) => new aws.ec2.Eip(id, {}, { parent: this })));`],
      [NETWORK, `pulumi.all([a, b]).apply(([x]) => { const vpc = new awsx.ec2.Vpc(x, {}, opts); });`],
      [NETWORK, `${BOX}\nid.apply((x) => new Box(x, opts));`],
      [NETWORK, `${MAKER}\nid.apply((x) => bucket(x, opts));`],
      [NETWORK, `${MAKER}\nfunction far(x: string) { return bucket(x, opts); }\nid.apply((x) => far(x));`],
      [NETWORK, `promise.then((x) => new aws.s3.Bucket(x, {}, opts));`],
    ],
    good: [
      [NETWORK, `const arn = bucket.arn.apply((x) => new Set([x]).size); new aws.s3.Bucket("x", { arn }, opts);`],
      [NETWORK, `list.map((x) => new aws.s3.Bucket(x, {}, opts));`],
    ],
  },
  "every component hands on its options, and says when it is done": {
    rule: unfinishedComponents,
    bad: [
      [NETWORK, BOX.replace("this.registerOutputs({});", "")],
      [NETWORK, BOX.replace("this.registerOutputs", "other.registerOutputs")],
      [NETWORK, BOX.replace("{}, opts", "{}")],
      [NETWORK, `${BOX}\nclass Small extends Box { constructor() { super("x", opts); } }`],
      [NETWORK, `class Empty extends ComponentResource { constructor() { super("x", "y", {}, opts); } }`],
    ],
    good: [[NETWORK, `${BOX}\nclass Plain extends Error { constructor() { super("x"); } }`]],
  },
  "every resource has a parent": {
    rule: orphans,
    bad: [
      [NETWORK, `new aws.s3.Bucket("x", {});`],
      [NETWORK, `new aws.s3.Bucket("x", {}, { protect: true });`],
      [NETWORK, `new awsx.Vpc("x", { parent: this }, { provider });`],
      [NETWORK, `new aws.s3.Bucket("x", {}, { ...others, dependsOn: [parent] });`],
      [NETWORK, `${BOX}\nnew Box("x", {});`],
      [NETWORK, `import { Bucket } from "@pulumi/aws/s3"; new Bucket("x", {});`],
      [NETWORK, `import * as ec2 from "@pulumi/awsx/ec2"; new ec2.Vpc("x", {});`],
    ],
    good: [
      [NETWORK, `new aws.s3.Bucket("x", {}, { parent: this });`],
      [NETWORK, `new aws.s3.Bucket("x", {}, opts); new awsx.Vpc("x", {}, this.parent);`],
      [NETWORK, `new aws.s3.Bucket("x", {}, { ...parent, protect: true });`],
      [NETWORK, `new Map(); new Error("x");`],
      ["index.ts", `${BOX}\nnew Box("x", {});`],
    ],
  },
};

describe("the architecture", () => {
  const sources = projectSources();
  const program = programOf(sources.filter(builds));

  it("is judged on the whole project", () => {
    const paths = sources.map(({ path }) => path);
    for (const path of [
      "index.ts",
      NETWORK,
      "components/config/load.ts",
      "policy/pack.ts",
      "cli/main.ts",
      "cli/holdfast.js",
    ]) {
      assert.ok(paths.includes(path), path);
    }
    for (const name of ["Region", "Network", "Ingress", "PrivateBucket"]) assert.ok(program.components.has(name), name);
    for (const name of ["hostedZone", "launchTemplate", "switchBucket"]) assert.ok(program.makers.has(name), name);
  });

  for (const [name, { rule, bad, good }] of Object.entries(RULES)) {
    it(name, () => {
      assert.deepEqual(
        sources.flatMap((one) => rule(one, program)),
        [],
      );
    });

    for (const [path, text] of bad) {
      it(`${name}: ${path} may not say ${text.slice(-60).replace(/\s+/g, " ").trim()}`, () => {
        const one = source(path, text);
        assert.equal(rule(one, programOf([one])).length, 1, rule(one, programOf([one])).join("; "));
      });
    }

    for (const [path, text] of good) {
      it(`${name}: ${path} may say ${text.slice(-60).replace(/\s+/g, " ").trim()}`, () => {
        const one = source(path, text);
        assert.deepEqual(rule(one, programOf([one])), []);
      });
    }
  }

  it("has no import circle, types included", () => {
    const shipped = sources.filter(({ path }) => !path.startsWith("test/"));
    assert.deepEqual(importCircles(shipped), []);
  });

  const file = (path: string, ...imported: string[]) =>
    source(path, imported.map((one) => `import type { X } from "${one}";`).join("\n"));

  it("sees an import circle of types, through an index and of one file", () => {
    assert.deepEqual(
      importCircles([
        file("components/a/index.ts", "./b"),
        file("components/a/b.ts", "../c"),
        file("components/c.ts", "./a", "./d"),
        file("components/d.ts"),
        file("cli/self.ts", "./self"),
      ]),
      ["cli/self.ts", "components/a/b.ts <-> components/a/index.ts <-> components/c.ts"],
    );
  });

  it("takes two ways to the same file for no circle", () => {
    assert.deepEqual(importCircles([file("x.ts", "./y", "./z"), file("y.ts", "./z"), file("z.ts")]), []);
  });
});
