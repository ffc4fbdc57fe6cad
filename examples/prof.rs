use async_roi::exchange::document; use async_roi::model::*;
fn main(){ let f=std::env::args().nth(1).unwrap(); let n:usize=std::env::args().nth(2).unwrap().parse().unwrap();
 let text=std::fs::read_to_string(f).unwrap(); let mut e=Engine::new();
 for l in text.lines(){ let s=document::parse(l).unwrap(); let mut s2=s.clone(); let _=&mut s2; 
  let v:serde_json::Value=serde_json::from_str(l).unwrap(); let mut w=v.clone();
  if let Some(x)=w["time"]["recapture"]["likely"].as_f64(){ w["time"]["recapture"]["likely"]=serde_json::json!(x*0.99+0.001);} let other=document::parse(&w.to_string()).unwrap_or(s.clone());
  let mut t=Vec::new(); for i in 0..n { let a=std::time::Instant::now(); std::hint::black_box(e.simulate(if i%2==0{&s}else{&other},View::Full)); t.push(a.elapsed().as_secs_f64()*1e6);} t.sort_by(f64::total_cmp);
  println!("{:38} {:3} ranged  min {:7.0} median {:7.0} p95 {:7.0} us", s.name, s.ranged_inputs().len(), t[0], t[n/2], t[n*95/100]); } }
