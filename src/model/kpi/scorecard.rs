//! The scorecard: which KPIs, which targets, which readings.

use std::collections::BTreeMap;
use std::fmt;

use super::{Annotation, BUILT_IN, BuiltInKpi, Definition, Kpi, KpiId, KpiStanding, Reading, Routine, Target, UserKpi};
use crate::model::UnknownKeys;

/// A change that a scorecard cannot take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScorecardError {
    /// [`Scorecard::MOST_READINGS`] is reached.
    TooManyReadings,
    /// [`Scorecard::MOST_USER_KPIS`] is reached.
    TooManyKpis,
}

impl fmt::Display for ScorecardError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooManyReadings => write!(f, "at most {} readings can be kept", Scorecard::MOST_READINGS),
            Self::TooManyKpis => write!(f, "at most {} KPIs of your own can be kept", Scorecard::MOST_USER_KPIS),
        }
    }
}

impl std::error::Error for ScorecardError {}

/// The readings with the user's own KPIs and targets.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scorecard {
    /// The user's own KPIs.
    pub user_kpis: Vec<UserKpi>,
    /// The user's own targets for built-in KPIs, by id, in the KPI's unit.
    pub targets: BTreeMap<KpiId, f64>,
    /// Who measures which KPI, and when, as far as the user has said; change it by [`Self::change_routine`].
    pub routines: BTreeMap<KpiId, Routine>,
    /// What happened at a time; at most [`Self::MOST_ANNOTATIONS`], in the order in which they were entered.
    pub annotations: Vec<Annotation>,
    readings: Vec<Reading>,
    /// The mean of each group of several readings that are beside each other, earliest first. It follows from the readings, and is
    /// kept since a [`KpiStanding`] refers to a reading.
    means: Vec<Reading>,
    /// Keys of a later version.
    pub unknown: UnknownKeys,
}

impl Scorecard {
    /// The most readings: four years of weekly readings on nearly ten KPIs.
    pub const MOST_READINGS: usize = 2_000;
    /// The most KPIs of the user's own.
    pub const MOST_USER_KPIS: usize = 50;

    /// All KPIs, the built-in ones first.
    pub fn kpis(&self) -> impl Iterator<Item = Kpi<'_>> {
        BUILT_IN.iter().copied().chain(self.user_kpis.iter().map(UserKpi::as_kpi))
    }

    /// The KPI with this id.
    pub fn kpi(&self, id: &KpiId) -> Option<Kpi<'_>> {
        self.kpis().find(|kpi| kpi.id == id)
    }

    /// What a KPI is to reach: the user's own target, else the benchmark.
    pub fn target(&self, kpi: &Kpi<'_>) -> Option<Target> {
        self.targets.get(kpi.id).map(|value| Target { value: *value, strict: false }).or(kpi.benchmark)
    }

    /// All readings, earliest first.
    pub fn readings(&self) -> &[Reading] {
        &self.readings
    }

    /// Keeps a reading; one of the same KPI, day, definition and person gives way. A reading that is named the
    /// baseline takes that name from the others of its KPI and definition.
    ///
    /// # Errors
    /// The scorecard is full.
    pub fn record(&mut self, reading: Reading) -> Result<(), ScorecardError> {
        let place = self.readings.binary_search_by(|other| other.place().cmp(&reading.place()));
        if place.is_err() && self.readings.len() >= Self::MOST_READINGS {
            return Err(ScorecardError::TooManyReadings);
        }
        if reading.baseline {
            let same = |other: &&mut Reading| other.kpi == reading.kpi && other.definition == reading.definition;
            let all = self.readings.iter_mut().chain(&mut self.means);
            all.filter(same).for_each(|other| other.baseline = false);
        }
        let index = match place {
            Ok(index) => {
                self.readings[index] = reading;
                index
            }
            Err(index) => {
                self.readings.insert(index, reading);
                index
            }
        };
        let like = self.readings[index].clone();
        self.renew_mean(&like);
        Ok(())
    }

    /// Computes the mean of the readings beside this one anew.
    fn renew_mean(&mut self, like: &Reading) {
        let mean = Some(self.beside(like)).filter(|beside| beside.len() > 1).and_then(Reading::mean);
        match (self.mean_place(like), mean) {
            (Ok(place), Some(mean)) => self.means[place] = mean,
            (Ok(place), None) => _ = self.means.remove(place),
            (Err(place), Some(mean)) => self.means.insert(place, mean),
            (Err(_), None) => {}
        }
    }

    fn mean_place(&self, like: &Reading) -> Result<usize, usize> {
        let (date, kpi, definition, period, _) = like.place();
        self.means.binary_search_by(|mean| mean.place().cmp(&(date, kpi, definition, period, "")))
    }

    /// The mean of the readings beside this one, if there are several.
    fn mean_of(&self, like: &Reading) -> Option<&Reading> {
        self.mean_place(like).ok().map(|place| &self.means[place])
    }

    /// The readings of the same KPI, time and definition as this one, by whomever.
    pub fn beside(&self, like: &Reading) -> &[Reading] {
        let (date, kpi, definition, period, _) = like.place();
        let first = self.readings.partition_point(|other| other.place() < (date, kpi, definition, period, ""));
        let count = self.readings[first..].iter().take_while(|other| other.is_beside(like)).count();
        &self.readings[first..first + count]
    }

    /// Puts these readings in the place of all others, as if each was [recorded](Self::record) in turn.
    ///
    /// # Errors
    /// As [`Self::record`].
    pub fn set_readings(&mut self, readings: Vec<Reading>) -> Result<(), ScorecardError> {
        self.readings.clear();
        self.means.clear();
        readings.into_iter().try_for_each(|reading| self.record(reading))
    }

    /// Adds a reading of which only a table is known; what that does not tell stays as the one in its place has it: that
    /// it is the baseline, a note, and the parts of a value that has not changed.
    ///
    /// # Errors
    /// As [`Self::record`].
    pub fn renew(&mut self, mut reading: Reading) -> Result<(), ScorecardError> {
        if let Some(place) = self.place_of(&reading) {
            let kept = self.readings[place].clone();
            let same_value = kept.value() == reading.value();
            reading.baseline |= kept.baseline;
            match (&mut reading.parts, kept.parts) {
                (Some(new), Some(old)) => new.unknown = old.unknown,
                (None, parts) if same_value => reading.parts = parts,
                _ => {}
            }
            if reading.note.is_empty() {
                reading.note = kept.note;
            }
            reading.unknown = kept.unknown;
        }
        self.record(reading)
    }

    /// Where in [`Self::readings`] the reading of the same KPI, day, definition and person is.
    pub fn place_of(&self, reading: &Reading) -> Option<usize> {
        self.readings.binary_search_by(|other| other.place().cmp(&reading.place())).ok()
    }

    /// Keeps a reading in the place of another, whose day or definition it may change; what a later version keeps with
    /// the other stays.
    ///
    /// # Errors
    /// As [`Self::record`]; then nothing has changed.
    pub fn correct(&mut self, old: &Reading, mut reading: Reading) -> Result<(), ScorecardError> {
        reading.unknown.clone_from(&old.unknown);
        if let (Some(new), Some(old)) = (&mut reading.parts, &old.parts) {
            new.unknown.clone_from(&old.unknown);
        }
        let kept = self.place_of(old).and_then(|place| self.remove(place));
        let result = self.record(reading);
        if result.is_err() {
            kept.into_iter().try_for_each(|old| self.record(old))?;
        }
        result
    }

    /// Takes the reading at this place of [`Self::readings`] out.
    pub fn remove(&mut self, index: usize) -> Option<Reading> {
        let removed = (index < self.readings.len()).then(|| self.readings.remove(index))?;
        self.renew_mean(&removed);
        Some(removed)
    }

    /// Adds a KPI of the user's own under an id that nothing has yet, and returns the id.
    ///
    /// # Errors
    /// There are too many already.
    pub fn add_kpi(&mut self, kpi: UserKpi) -> Result<KpiId, ScorecardError> {
        if self.user_kpis.len() >= Self::MOST_USER_KPIS {
            return Err(ScorecardError::TooManyKpis);
        }
        let is_free = |id: &KpiId| self.kpi(id).is_none() && !self.readings.iter().any(|reading| reading.kpi == *id);
        let id = (1..=self.readings.len() + Self::MOST_USER_KPIS + 1)
            .map(|n| KpiId::from(format!("own{n}").as_str()))
            .find(is_free)
            .expect("there are more ids than KPIs");
        self.user_kpis.push(UserKpi { id: id.clone(), ..kpi });
        Ok(id)
    }

    /// Takes a KPI of the user's own out, with its readings.
    pub fn remove_kpi(&mut self, id: &KpiId) {
        let before = self.user_kpis.len();
        self.user_kpis.retain(|kpi| kpi.id != *id);
        if self.user_kpis.len() < before {
            self.routines.remove(id);
            self.readings.retain(|reading| reading.kpi != *id);
            self.means.retain(|reading| reading.kpi != *id);
        }
    }

    /// Gives a KPI of the user's own another unit; its target and readings stay as they are shown.
    pub fn set_unit(&mut self, id: &KpiId, unit: String) {
        let Some(kpi) = self.user_kpis.iter_mut().find(|kpi| kpi.id == *id) else { return };
        let factor = kpi.set_unit(unit);
        if factor != 1.0 {
            let all = self.readings.iter_mut().chain(&mut self.means);
            all.filter(|reading| reading.kpi == *id).for_each(|reading| reading.scale(factor));
        }
    }

    /// The readings that are kept already and that these would change when they are [renewed](Self::renew), each beside the one
    /// that would take its place.
    pub fn conflicts<'a>(&'a self, pasted: &'a [Reading]) -> Vec<(&'a Reading, &'a Reading)> {
        let conflict = |new: &'a Reading| {
            let kept = &self.readings[self.place_of(new)?];
            let changes = kept.value() != new.value() || !(new.note.is_empty() || new.note == kept.note);
            changes.then_some((kept, new))
        };
        pasted.iter().filter_map(conflict).collect()
    }

    /// The part that is about one KPI, with all events.
    #[must_use]
    pub fn about(&self, id: &KpiId) -> Self {
        let (mut targets, mut routines) = (BTreeMap::new(), BTreeMap::new());
        self.targets.get_key_value(id).map(|(id, value)| targets.insert(id.clone(), *value));
        self.routines.get_key_value(id).map(|(id, routine)| routines.insert(id.clone(), routine.clone()));
        Self {
            user_kpis: self.user_kpis.iter().filter(|kpi| kpi.id == *id).cloned().collect(),
            targets,
            routines,
            annotations: self.annotations.clone(),
            readings: self.readings.iter().filter(|reading| reading.kpi == *id).cloned().collect(),
            means: self.means.iter().filter(|reading| reading.kpi == *id).cloned().collect(),
            unknown: UnknownKeys::default(),
        }
    }

    /// The KPIs that a case promises to change and that have no reading: without one from before the change, no effect can be shown.
    pub fn without_baseline(&self) -> Vec<BuiltInKpi> {
        let promised = [BuiltInKpi::MeetingLoad, BuiltInKpi::DeepWork, BuiltInKpi::Turnover];
        promised.into_iter().filter(|kpi| !self.is_measured(kpi.kpi().id)).collect()
    }

    /// Whether a KPI has a reading.
    pub fn is_measured(&self, id: &KpiId) -> bool {
        self.readings.iter().any(|reading| reading.kpi == *id)
    }

    /// The definitions that a KPI's readings have, the one of the latest reading first.
    pub fn definitions(&self, id: &KpiId) -> Vec<&Definition> {
        let mut found = Vec::new();
        for reading in self.readings.iter().rev().filter(|reading| reading.kpi == *id) {
            if !found.contains(&&reading.definition) {
                found.push(&reading.definition);
            }
        }
        found
    }

    /// The values of one KPI by one definition, earliest first: a line of a trend chart. Where several people have read the same
    /// time, their mean is its value.
    pub fn series(&self, id: &KpiId, definition: &Definition) -> Vec<&Reading> {
        let wanted = |reading: &&Reading| reading.kpi == *id && reading.definition == *definition;
        let readings: Vec<&Reading> = self.readings.iter().filter(wanted).collect();
        let times = readings.chunk_by(|one, other| one.is_beside(other));
        times.filter_map(|time| if time.len() == 1 { Some(time[0]) } else { self.mean_of(time[0]) }).collect()
    }

    /// How a KPI stands by the definition of its latest reading.
    pub fn standing(&self, kpi: &Kpi<'_>) -> KpiStanding<'_> {
        let latest = self.readings.iter().rev().find(|reading| reading.kpi == *kpi.id);
        let series = latest.map(|reading| self.series(kpi.id, &reading.definition)).unwrap_or_default();
        KpiStanding::of(kpi, self.target(kpi), &series)
    }
}

#[cfg(test)]
mod tests;
