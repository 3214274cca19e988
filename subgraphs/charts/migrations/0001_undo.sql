ALTER TABLE "charts"."chart_edits" ADD COLUMN "reverts" integer;--> statement-breakpoint
ALTER TABLE "charts"."chart_edits" ADD COLUMN "prompt" text;--> statement-breakpoint
ALTER TABLE "charts"."chart_edits" ADD COLUMN "analysis_id" text;--> statement-breakpoint
CREATE INDEX "chart_edits_by_author" ON "charts"."chart_edits" USING btree ("chart_id","author_id","version");