import assert from "node:assert/strict";
import { SEED } from "../../support/seed";
import { ALL, CONFIGURATIONS } from "./all-configurations";
import { Tried } from "./tried";

/** What no component and no check reads, and why it is there. */
const WITHOUT_READER: Record<string, string> = {
  "databases.*(rds-cluster)(none)(false).crossRegion": "its only value says that AWS copies none to another Region",
};

/**
 * What is read, and whose other values show in none of the configurations here: a mode chooses what else there is, and has one value there; the others
 * count in combinations that these have not, such as a schedule of backups by cron.
 */
const WITHOUT_EFFECT_HERE = [
  ...Object.keys(WITHOUT_READER),
  "backup.lock(governance).mode",
  "streams.*.capacity(on-demand).mode",
  "compute(auto-scaling).load.launch",
  "compute(containers).load.launch",
  "databases.*(rds-instance).rpo",
  "databases.*(aurora).rpo",
  "tables.*.rpo",
  "tables.*.billing(on-demand).mode",
  "backup.continuousBuckets.cron",
  "restore.databases.*.*",
];

/** Whose effect is looked for. */
const CHANGEABLE = ALL.filter((path) => !WITHOUT_EFFECT_HERE.includes(path));

/** So many properties are changed, which the seed chooses; with HOLDFAST_ALL each of them, which takes minutes. */
const CHANGED = process.env.HOLDFAST_ALL ? CHANGEABLE.length : 4;

describe("every property of the settings", function () {
  this.timeout(process.env.HOLDFAST_ALL ? 3_600_000 : 60_000);
  const configurations = CONFIGURATIONS.map((one) => new Tried(one));

  before(async () => {
    for (const one of configurations) await one.plan();
  });

  it("is set in one of the configurations that the tests plan", () => {
    assert.deepEqual(
      ALL.filter((path) => !configurations.some(({ sets }) => sets.has(path))),
      [],
    );
  });

  it("is read by a component or by a check, and not only copied with others: it would be a setting without effect", () => {
    assert.deepEqual(
      ALL.filter(
        (path) => !configurations.some(({ components, checks }) => components.read.has(path) || checks.read.has(path)),
      ),
      Object.keys(WITHOUT_READER),
    );
  });

  it("changes what is planned, or is refused by a check, when its value is another", async () => {
    const without: string[] = [];
    for (const path of chosen(CHANGEABLE)) if (!(await hasEffect(path))) without.push(path);
    assert.deepEqual(without, []);
  });

  async function hasEffect(path: string): Promise<boolean> {
    // The last ones are the quickest.
    for (const one of [...configurations].reverse())
      if (one.sets.has(path) && one.reaches(path) && (await one.isPlanned(path))) return true;
    return configurations.some((one) => one.isChecked(path));
  }
});

/** As many as are changed, far from each other. */
function chosen(all: readonly string[]): string[] {
  const step = all.length / CHANGED;
  return Array.from({ length: CHANGED }, (_, i) => all[Math.floor(i * step + SEED) % all.length]!);
}
