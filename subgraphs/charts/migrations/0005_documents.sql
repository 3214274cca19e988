CREATE TABLE "charts"."chart_snapshots" (
	"chart_id" text NOT NULL,
	"version" integer NOT NULL,
	"document" "bytea" NOT NULL,
	CONSTRAINT "chart_snapshots_chart_id_version_pk" PRIMARY KEY("chart_id","version")
);
--> statement-breakpoint
ALTER TABLE "charts"."chart_edits" ALTER COLUMN "author_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "charts"."chart_edits" ADD COLUMN "mends" integer;--> statement-breakpoint
ALTER TABLE "charts"."chart_snapshots" ADD CONSTRAINT "chart_snapshots_chart_id_charts_id_fk" FOREIGN KEY ("chart_id") REFERENCES "charts"."charts"("id") ON DELETE cascade ON UPDATE no action;