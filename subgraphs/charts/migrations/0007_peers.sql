CREATE TABLE "charts"."chart_peers" (
	"chart_id" text NOT NULL,
	"peer" bigint NOT NULL,
	"user_id" text NOT NULL,
	CONSTRAINT "chart_peers_chart_id_peer_pk" PRIMARY KEY("chart_id","peer")
);
--> statement-breakpoint
ALTER TABLE "charts"."chart_peers" ADD CONSTRAINT "chart_peers_chart_id_charts_id_fk" FOREIGN KEY ("chart_id") REFERENCES "charts"."charts"("id") ON DELETE cascade ON UPDATE no action;