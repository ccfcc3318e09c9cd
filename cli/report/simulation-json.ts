import { z } from "zod";
import { FAULT_KINDS, shown } from "../../policy/graph";
import { ATOM_KINDS, type Change, type Figure, type Simulation, type Survival } from "../../policy/simulation";
import { COSTS, type Fix } from "../../policy/simulation/fix";
import { notice, noticeDocument } from "./notice-json";

const figure = z.strictObject({
  seconds: z.number(),
  arithmetic: z.string(),
  source: z.string(),
  bounded: z.enum(["resource", "SLA", "typical", "none"]),
  least: z.number().optional().describe("At least, where it is not known whether it is as much as `seconds`."),
  read: z
    .enum(["AWS", "quoted", "not read"])
    .optional()
    .describe(
      "What was read for it: AWS's own text, texts that quote it, or neither; left out for settings and what is computed.",
    ),
});
const moment = z.strictObject({
  at: z.number().describe("Seconds since the fault."),
  share: z.number().describe("Of the need, 0 to 1, what is surely delivered."),
  atMost: z.number().optional().describe("What may be delivered at most, where that is more."),
  because: z.string().optional().describe("The step that led here."),
});
const word = z.enum(["continues", "degraded", "recovers", "waits", "lost", "undecided"]);
const answer = z.strictObject({ word, rto: z.number().nullable(), rpo: z.number().nullable() });
const changed = z.strictObject({ function: z.string(), fault: z.string(), before: answer, after: answer });
const met = z.enum(["yes", "unproven", "no", "undecided"]);

/** The output of `holdfast simulate --json`; its version changes when a field changes its meaning or goes. */
export const SIMULATION = z
  .strictObject({
    version: z.literal(1),
    tool: z.string(),
    inputs: z.array(z.strictObject({ file: z.string(), sha256: z.string(), stack: z.string() })),
    functions: z.array(
      z.strictObject({
        id: z.string(),
        kind: z.enum(["serve", "read", "write", "keep", "process", "egress", "warn", "recover"]),
        urns: z.array(z.string()),
        atRest: z.enum(["up", "degraded", "down", "undecided"]),
      }),
    ),
    faults: z.array(
      z.strictObject({
        id: z.string(),
        kind: z.enum([...ATOM_KINDS, "gone", "pair", "scenario"]),
        atoms: z.array(z.string()),
        members: z.number().describe("How many alike it stands for: any of the 6 hosts of a group."),
        urns: z.array(z.string()).describe("What fails, where that is resources: a host, a release, contents."),
        source: z.string().optional(),
        notice: notice.optional(),
      }),
    ),
    steps: z.array(
      z.strictObject({
        id: z.string(),
        by: z.enum(["itself", "person"]),
        takes: figure,
        needs: z.array(z.string()),
        loses: figure.nullable().describe("Data that it gives up, as its age."),
        urn: z.string().nullable(),
      }),
    ),
    survival: z.array(
      z.strictObject({
        fault: z.string(),
        members: z.number(),
        function: z.string(),
        word,
        timeline: z.array(moment),
        rto: figure.nullable(),
        rpo: figure.nullable(),
        afterwards: z
          .strictObject({
            is: z
              .enum(["back", "held", "undecided"])
              .describe(
                "Clients go back by themselves, or stay where they went until a person releases what keeps them there.",
              ),
            seconds: z.number().nullable().describe("From the Region's return until clients are where they were."),
            heldFrom: z
              .number()
              .nullable()
              .describe("Seconds that the outage must last at least, so that clients are kept where they went."),
            heldBy: z.string().nullable().describe("The step that keeps them there."),
            because: z.string(),
          })
          .nullable()
          .describe("Where clients go once the Region is back, of a fault that led them away."),
        path: z.array(z.string()),
        stranded: z.array(z.string()),
        steps: z.array(z.string()),
        blocked: z.array(z.strictObject({ step: z.string(), needs: z.array(z.string()) })),
        evidence: z
          .array(
            z.strictObject({
              of: z.string().describe("The step or delay, what is left of data, or what fails at once."),
              urn: z.string().nullable(),
              value: z.string().describe("How the figure comes about."),
              bounded: z.enum(["resource", "SLA", "typical", "none"]),
              source: z.string().describe("AWS's page, or the setting."),
              read: z.enum(["AWS", "quoted", "not read"]).optional(),
              properties: z
                .array(
                  z.strictObject({
                    urn: z.string(),
                    property: z.string(),
                    value: z.union([z.string(), z.number(), z.boolean()]),
                    isDefault: z.boolean().describe("The program has none: what AWS or the provider makes of that."),
                  }),
                )
                .describe("The properties that decided."),
            }),
          )
          .describe("What times and losses were read from, and the first of what fails at once."),
        assumes: z.array(z.string()),
        blind: z.array(z.string()),
        because: z.string(),
        objective: z.strictObject({ rto: z.number().nullable(), rpo: z.number().nullable(), met }).nullable(),
      }),
    ),
    cutSets: z.array(z.strictObject({ function: z.string(), order: z.number(), members: z.array(z.string()) })),
    blindSpots: z.array(
      z.strictObject({
        id: z.string(),
        kind: z.enum(["unknown", "type", "property", "external", "application"]),
        urn: z.string().nullable(),
        reason: z.string(),
        touches: z.array(z.string()).describe("Functions."),
      }),
    ),
    fixes: z
      .array(
        z.strictObject({
          for: z.array(
            z.strictObject({
              function: z.string(),
              disruption: z.enum(FAULT_KINDS).nullable().describe("Of the objective that is missed."),
              fault: z.string().nullable().describe("The single point of failure, where it is no objective."),
            }),
          ),
          changes: z
            .array(z.strictObject({ of: z.string(), property: z.string(), from: z.unknown(), to: z.unknown() }))
            .describe("Properties of a resource, by URN, or settings of a file; empty where no change is known."),
          cost: z.enum(COSTS).nullable(),
          proved: z
            .boolean()
            .describe(
              "The changed program was simulated: the objective is met, or something outlives the fault, and nothing is worse.",
            ),
          better: z.array(changed),
          worse: z.array(changed).describe("The function itself, under other faults of the same kind."),
          floor: z.array(z.string()).describe("What the time consists of that no change takes away."),
        }),
      )
      .optional()
      .describe(
        "With --fix: for each missed objective the cheapest change that meets it, and for each single point of failure the one that takes it away.",
      ),
    objectives: z.strictObject({ met: z.number(), unproven: z.number(), missed: z.number(), undecided: z.number() }),
  })
  .meta({ $id: "holdfast/simulation-1", title: "The output of `holdfast simulate --json`" });

type Document = z.infer<typeof SIMULATION>;

/** The text of the JSON Schema of the output. */
export function simulationSchemaText(): string {
  return `${JSON.stringify(z.toJSONSchema(SIMULATION, { target: "draft-2020-12" }), null, 2)}\n`;
}

/** A simulation as JSON: the same bytes for the same input. */
export function simulationDocument(
  simulation: Simulation,
  inputs: Document["inputs"],
  fixes?: readonly Fix[],
): Document {
  const { functions, faults, steps, survival, cutSets, blindSpots } = simulation;
  return {
    version: 1,
    tool: "holdfast",
    inputs,
    functions: functions.map(({ id, kind, urns, atRest }) => ({ id, kind, urns: [...urns], atRest })),
    faults: faults.map(({ id, kind, atoms, members, urns = [], source, notice }) => ({
      id,
      kind,
      atoms: [...atoms].sort(),
      members,
      urns: [...urns],
      ...(source !== undefined && { source }),
      ...(notice && { notice: noticeDocument(notice) }),
    })),
    steps: steps.map(({ id, by, takes, needs, loses, urn }) => {
      return {
        id,
        by,
        takes: shownFigure(takes),
        needs: [...needs],
        loses: loses ? shownFigure(loses) : null,
        urn: urn ?? null,
      };
    }),
    survival: survival.map((one) => ({
      ...one,
      timeline: [...one.timeline],
      rto: one.rto ? shownFigure(one.rto) : null,
      rpo: one.rpo ? shownFigure(one.rpo) : null,
      afterwards: one.afterwards
        ? {
            ...one.afterwards,
            seconds: one.afterwards.seconds ?? null,
            heldFrom: one.afterwards.heldFrom ?? null,
            heldBy: one.afterwards.heldBy ?? null,
          }
        : null,
      path: [...one.path],
      stranded: [...one.stranded],
      steps: [...one.steps],
      blocked: one.blocked.map(({ step, needs }) => ({ step, needs: [...needs] })),
      evidence: (one.evidence ?? []).map(({ properties, ...own }) => ({
        ...own,
        urn: own.urn ?? null,
        properties: properties.map((of) => ({ ...of })),
      })),
      assumes: [...one.assumes],
      blind: [...one.blind],
      objective: one.objective
        ? { rto: one.objective.rto ?? null, rpo: one.objective.rpo ?? null, met: one.objective.met }
        : null,
    })),
    cutSets: cutSets.map((one) => ({ function: one.function, order: one.order, members: [...one.members] })),
    blindSpots: blindSpots.map(({ id, kind, urn, reason, touches }) => ({
      id,
      kind,
      urn: urn ?? null,
      reason,
      touches: [...touches],
    })),
    ...(fixes && { fixes: fixes.map(fixOf) }),
    objectives: objectiveCounts(simulation),
  };
}

/** What it was computed from is said by the evidence. */
function shownFigure({ seconds, arithmetic, source, bounded, least, read }: Figure): z.infer<typeof figure> {
  return {
    ...{ seconds, arithmetic, source, bounded },
    ...(least !== undefined && { least }),
    ...(read !== undefined && { read }),
  };
}

/** A fix as JSON. */
export function fixOf({ miss, changes, cost, better, worse, floor }: Fix): NonNullable<Document["fixes"]>[number] {
  return {
    for: [
      {
        function: miss.function,
        disruption: miss.disruption ?? null,
        fault: (miss.disruption === undefined ? miss.answers[0]?.fault : undefined) ?? null,
      },
    ],
    changes: changes.map(({ of, property, from, to }) => ({ of, property, from: shown(from) ?? null, to: shown(to) })),
    cost: cost ?? null,
    proved: changes.length > 0,
    better: better.map(changedOf),
    worse: worse.map(changedOf),
    floor: [...floor],
  };
}

function changedOf({ function: id, fault, before, after }: Change): z.infer<typeof changed> {
  return { function: id, fault, before: answerOf(before), after: answerOf(after) };
}

function answerOf({ word: its, rto, rpo }: Survival): z.infer<typeof answer> {
  return { word: its, rto: rto?.seconds ?? null, rpo: rpo?.seconds ?? null };
}

/** How many of the declared objectives, by fault and function, are met; `unproven` by times that are typical or assumed. */
export function objectiveCounts({ survival }: Simulation): Document["objectives"] {
  const count = (what: z.infer<typeof met>) => survival.filter(({ objective }) => objective?.met === what).length;
  return { met: count("yes"), unproven: count("unproven"), missed: count("no"), undecided: count("undecided") };
}
