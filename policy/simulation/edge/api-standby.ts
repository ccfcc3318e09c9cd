import { API_DOMAIN_NAME, API_MAPPING, HTTP_API } from "../../aws";
import { valueOf, type Graph, type Resource, type ResourceOf } from "../../graph";
import { notified } from "../functions/warn";
import type { ElementId } from "../model";
import type { Scene } from "../scene";
import { settingFigure } from "../settings";

type DomainName = ResourceOf<typeof API_DOMAIN_NAME>;

/** An API that no domain name leads to, and what is up once a person has mapped it. */
export interface Unmapped {
  readonly api: ResourceOf<typeof HTTP_API>;
  readonly done: ElementId;
}

const mappingsOf = (domain: Resource, graph: Graph) =>
  graph.referrers(domain, [API_MAPPING], "domainName", [API_DOMAIN_NAME]);

/** The domain names of a Region without a mapping, as far as that is sure. */
const unmappedIn = (region: string, graph: Graph): DomainName[] =>
  graph.ofType(API_DOMAIN_NAME).filter((domain) => {
    const { certain, possible } = mappingsOf(domain, graph);
    return domain.region === region && certain.length === 0 && possible.length === 0;
  });

/** Domain names of the same name in other Regions, with a mapping. */
function counterparts(domain: DomainName, graph: Graph): DomainName[] {
  const name = valueOf(graph.string(domain, "domainName"));
  return graph
    .ofType(API_DOMAIN_NAME)
    .filter(
      (other) =>
        name !== undefined &&
        other.region !== domain.region &&
        valueOf(graph.string(other, "domainName")) === name &&
        mappingsOf(other, graph).certain.length > 0,
    );
}

/**
 * A standby whose API is there and whose domain names have no mapping yet, so that it answers none before its data is current: without a
 * mapping no traffic reaches the API (https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-mappings.html). A person who is notified by an alarm maps it
 * once no domain name of the same name leads to an API in another Region. Without such an alarm nothing says that anyone would.
 */
export function mappedByHand(domain: DomainName, scene: Scene): Unmapped | undefined {
  const { graph, settings } = scene;
  const { region } = domain;
  if (region === undefined) return undefined;
  const waiting = unmappedIn(region, graph);
  const others = waiting.flatMap((one) => counterparts(one, graph));
  const led = new Set(
    graph.ofType(API_MAPPING).flatMap((mapping) => {
      const { certain, possible } = graph.references(mapping, "apiId", [HTTP_API]);
      return [...certain, ...possible];
    }),
  );
  const [api, ...further] = graph.ofType(HTTP_API).filter((one) => one.region === region && !led.has(one));
  const alarm = notified(scene);
  if (!waiting.includes(domain) || !api || further.length > 0 || others.length === 0) return undefined;
  if (alarm === scene.down) return { api, done: scene.down };
  const left = scene.any(
    others.map((other) => scene.served(other).capability),
    `an API outside of ${region} answers`,
  );
  const { done } = scene.step({
    id: `map ${scene.nameOf(api)}`,
    by: "person",
    after: scene.not(left, `no API outside of ${region} answers`),
    takes: [settingFigure(settings, "reaction"), settingFigure(settings, "command")],
    needs: [
      { what: "a person is notified", element: alarm },
      { what: `the control plane of API Gateway in ${region}`, element: scene.plane("apigateway", region) },
    ],
    resource: api,
  });
  return { api, done };
}
