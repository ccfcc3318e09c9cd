import { LEFT_OUT, type Schema } from "./type-schema";

/** internal/service/events */
export const events: Schema = {
  "aws:cloudwatch/eventBusPolicy:EventBusPolicy": { defaults: { eventBusName: "default" } },
  // events/rule.go
  "aws:cloudwatch/eventRule:EventRule": {
    defaults: { eventBusName: "default", forceDestroy: false },
    filledIn: () => ({ state: "ENABLED" }),
  },
  // events/target.go
  "aws:cloudwatch/eventTarget:EventTarget": {
    defaults: { eventBusName: "default", forceDestroy: false },
    filledIn: () => ({ targetId: LEFT_OUT }),
  },
  // events/endpoint.go
  "aws:cloudwatch/eventEndpoint:EventEndpoint": {
    filledIn: () => ({ replicationConfig: LEFT_OUT }),
  },
};
