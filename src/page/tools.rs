//! Tools: prices, needs, and what they cost as the team grows.

mod business_case;
mod cost_curves;
mod offer_editor;
mod offers;
mod picked_tools;
mod price_charts;
mod seat_packs;
mod tool_set;
mod tool_set_data;

use super::render_queue::in_turn;
use super::ui::fragment;
use super::widgets::page_head;
use leptos::prelude::*;
use tool_set_data::tool_set_data;

pub(super) fn tools() -> AnyView {
    let data = tool_set_data();
    let lead = "What each tool costs this team now and as it grows, and whether the set covers what the team needs.";
    fragment([
        page_head("Tools", lead).into_any(),
        tool_set::tool_set(data),
        in_turn(move || price_charts::price_charts(data)),
        in_turn(move || offers::offers(data)),
    ])
}
