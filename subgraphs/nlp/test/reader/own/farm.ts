import { farm } from '../farm.js'
import type { OwnPrompts } from './own-prompts.js'

export const farmPrompts: OwnPrompts = {
  dataset: farm,
  today: '2024-09-01',
  prompts: [
    ['mean temperature on each day', 'LINE AVERAGE(daily_readings.mean_temperature_c) by daily_readings.day'],
    [
      'max and min temperature by day',
      'LINE AVERAGE(daily_readings.max_temperature_c), AVERAGE(daily_readings.min_temperature_c) by daily_readings.day',
    ],
    [
      'average mean humidity for each plot code',
      'BAR AVERAGE(daily_readings.mean_humidity) by daily_readings.plot_code',
    ],
    [
      'how many days had remarks fog by plot code',
      'BAR COUNT(*) by daily_readings.plot_code where daily_readings.remarks EQ Fog',
    ],
    [
      'number of days with a max temperature above 30 by month',
      'LINE COUNT(*) by daily_readings.day:MONTH where daily_readings.max_temperature_c GT 30',
    ],
    [
      'total kilos of the bookings for plot code 4103 by village',
      'BAR SUM(barn_bookings.kilos) by barn.village where barn_bookings.plot_code EQ 4103',
    ],
    [
      'average duration of bookings by village where the plot code is 4102',
      'BAR AVERAGE(barn_bookings.duration_minutes) by barn.village where barn_bookings.plot_code EQ 4102',
    ],
    ['how many barns in plot code 4102 by village', 'BAR COUNT(*) by barn.village where barn.plot_code EQ 4102'],
    [
      'rainfall by day where the plot code is 4101',
      'LINE SUM(daily_readings.rainfall_mm) by daily_readings.day where daily_readings.plot_code EQ 4101',
    ],
    ['number of bookings for each village', 'BAR COUNT(barn_bookings.id) by barn.village'],
    ['names of the workers and how many bookings they have', 'BAR COUNT(barn_bookings.id) by worker.name'],
    ['barns by enrollment date', 'LINE COUNT(*) by barn.enrolment_date'],
    ['highest latitude of the barns in each village', 'BAR MAXIMUM(barn.latitude) by barn.village'],
    ['total bin count by barn name', 'BAR SUM(barn.bin_count) by barn.bname'],
    ['total bin count of the barns by village', 'BAR SUM(barn.bin_count) by barn.village'],
    [
      'scatter of mean humidity and mean temperature',
      'POINT (daily_readings.mean_humidity), (daily_readings.mean_temperature_c)',
    ],
  ],
}
