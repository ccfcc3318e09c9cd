import { LEFT_OUT, type Schema } from "./type-schema";

/** internal/service/events */
export const events: Schema = {
  // events/bus.go
  "aws:cloudwatch/eventBus:EventBus": { replaces: ["eventSourceName", "name"] },
  "aws:cloudwatch/eventBusPolicy:EventBusPolicy": { defaults: { eventBusName: "default" }, replaces: ["eventBusName"] },
  // events/archive.go
  "aws:cloudwatch/eventArchive:EventArchive": { replaces: ["eventSourceArn", "name"] },
  // events/rule.go
  "aws:cloudwatch/eventRule:EventRule": {
    defaults: { eventBusName: "default", forceDestroy: false },
    filledIn: () => ({ state: "ENABLED" }),
    replaces: ["eventBusName", "name", "namePrefix"],
  },
  // events/target.go
  "aws:cloudwatch/eventTarget:EventTarget": {
    defaults: { eventBusName: "default", forceDestroy: false },
    filledIn: () => ({ targetId: LEFT_OUT }),
    replaces: ["eventBusName", "rule", "targetId"],
  },
  // events/endpoint.go
  "aws:cloudwatch/eventEndpoint:EventEndpoint": {
    filledIn: () => ({ replicationConfig: LEFT_OUT }),
    replaces: ["name"],
  },
};
